/** The program that does the work: which one it is, how it is started, and what to say when it is not there. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import * as vscode from "vscode";

const IN_A_FOLDER = process.platform === "win32" ? "Scripts/leaflint.exe" : "bin/leaflint";
const [MOST, PATIENCE] = [400, 2000]; // characters of a complaint; milliseconds until it has come
const INSTALL = "pip install 'leaflint[server]'";

/** Return the program that the settings name, or that of a folder's own .venv, or the one on the PATH. */
export function findProgram(): string {
  const named = vscode.workspace.getConfiguration("leaflint").get("command", "").trim();
  const folders = vscode.workspace.workspaceFolders ?? [];
  const inside = folders.map((folder) => join(folder.uri.fsPath, ".venv", IN_A_FOLDER));
  return named || inside.find(existsSync) || "leaflint";
}

/** A program that is started, and what it writes for people until it works. */
export class Program {
  private complaint = "";
  private ended: Promise<unknown> = Promise.resolve();

  constructor(readonly path: string) {}

  async start(): Promise<ChildProcess> {
    const child = spawn(this.path, ["server"]);
    this.ended = new Promise((resolve) => child.once("close", resolve));
    child.stderr.on("data", (text: Buffer) => {
      this.complaint = (this.complaint + text.toString()).slice(-MOST);
    });
    await once(child, "spawn"); // throws where there is no such program
    return child;
  }

  /** Return why it did not start. */
  async reason(error: unknown): Promise<string> {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return (
        `Leaflint is not installed here: there is no program "${this.path}". ` +
        `In the folder of the leaflets, run: python3 -m venv .venv && .venv/bin/${INSTALL}`
      );
    }
    await Promise.race([this.ended, setTimeout(PATIENCE)]); // what it wrote comes last
    return `Leaflint's server did not start. ${this.complaint.trim() || String(error)}`;
  }
}

/** Say that the server did not start, and offer what helps; `again` is called when it may work now. */
export async function tellMissing(why: string, again: () => void): Promise<void> {
  const [settings, retry] = ["Name the program", "Try again"];
  const choice = await vscode.window.showErrorMessage(why, retry, settings);
  if (choice === retry) {
    again();
  } else if (choice === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "leaflint.command");
  }
}
