/** The program that does the work: which one it is, how it is started, and what to say when it is not there. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";

const IN_A_FOLDER = process.platform === "win32" ? "Scripts/leaflint.exe" : "bin/leaflint";
const INSTALL = "pip install 'leaflint[server]'";

/** Return the program that the settings name, or that of a folder's own .venv, or the one on the PATH. */
export function findProgram(): string {
  const named = vscode.workspace.getConfiguration("leaflint").get("command", "").trim();
  const folders = vscode.workspace.workspaceFolders ?? [];
  const inside = folders.map((folder) => join(folder.uri.fsPath, ".venv", IN_A_FOLDER));
  return named || inside.find(existsSync) || "leaflint";
}

/** One program that was started; `complaint` is the last line that it wrote for people. */
export class Program {
  complaint = "";

  constructor(readonly path: string) {}

  async start(): Promise<ChildProcess> {
    const child = spawn(this.path, ["server"]);
    child.stderr.on("data", (text: Buffer) => {
      this.complaint = text.toString().trim().split("\n").at(-1) ?? "";
    });
    await once(child, "spawn"); // throws where there is no such program
    return child;
  }
}

/** Say that the server did not start, and offer what helps; `again` is called when it may work now. */
export async function tellMissing(program: Program, error: unknown, again: () => void): Promise<void> {
  const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
  const why = isMissing
    ? `Leaflint is not installed here: there is no ${program.path}. ` +
      `In the folder of the leaflets, run: python3 -m venv .venv && .venv/bin/${INSTALL}`
    : `Leaflint's server did not start: ${program.complaint || String(error)}`;
  const [settings, retry] = ["Name the program", "Try again"];
  const choice = await vscode.window.showErrorMessage(why, retry, settings);
  if (choice === retry) {
    again();
  } else if (choice === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "leaflint.command");
  }
}
