/** Leaflint in VS Code: starts `leaflint server`, and shows the page of a leaflet and how it stands. */

import * as vscode from "vscode";
import { CloseAction, ErrorAction, LanguageClient } from "vscode-languageclient/node";
import { Preview } from "./preview";
import { Program, findProgram, tellMissing } from "./server";
import { type Standing, StatusBar, approvalIn } from "./status";

const LEAFLETS = /\/content\/leaflets\/.+\.ya?ml$/;

let client: LanguageClient | undefined;
/** What the lenses say of approvals, by file. */
const approvals = new Map<string, string>();
let status: StatusBar;
let preview: Preview;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  status = new StatusBar();
  preview = new Preview((uri) => ask<string>("leaflint/page", uri));
  context.subscriptions.push(
    status,
    vscode.commands.registerCommand("leaflint.preview", async () => {
      const uri = vscode.window.activeTextEditor?.document.uri;
      await (uri && preview.open(uri));
    }),
    vscode.commands.registerCommand("leaflint.restart", restart),
    vscode.window.onDidChangeActiveTextEditor(look),
    // The server has checked a text: so it is as often as that, and no oftener, that anything can be new.
    vscode.languages.onDidChangeDiagnostics(async ({ uris }) => {
      const open = vscode.window.activeTextEditor?.document.uri.toString();
      await Promise.all(uris.map((uri) => preview.renew(uri)));
      await (uris.some((uri) => uri.toString() === open) && tell());
    }),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      await (change.affectsConfiguration("leaflint.command") && restart());
    }),
  );
  await start();
  await look();
}

export async function deactivate(): Promise<void> {
  const ending = client;
  client = undefined;
  await (ending?.needsStop() && ending.stop());
}

async function restart(): Promise<void> {
  await deactivate();
  await start();
}

/** A client that leaves it to us to say why it did not start: one message in words, not three. */
class Client extends LanguageClient {
  hasStarted = false;

  override error(message: string, data?: unknown, show?: boolean | "force"): void {
    super.error(message, data, this.hasStarted && show);
  }
}

async function start(): Promise<void> {
  const program = new Program(findProgram());
  const starting: Client = new Client("leaflint", "Leaflint", () => program.start(), {
    documentSelector: [{ scheme: "file", language: "yaml" }],
    middleware: {
      provideCodeLenses: async (document, token, next) => {
        const lenses = await next(document, token);
        if (lenses) {
          approvals.set(document.uri.toString(), approvalIn(lenses));
          void tell();
        }
        return lenses;
      },
    },
    initializationFailedHandler: () => false,
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue }),
      closed: () =>
        starting.hasStarted ? restarting.closed() : { action: CloseAction.DoNotRestart, handled: true },
    },
  });
  const restarting = starting.createDefaultErrorHandler();
  try {
    client = starting;
    await starting.start();
    starting.hasStarted = true;
  } catch (error) {
    client = undefined;
    status.hide();
    void tellMissing(await program.reason(error), restart);
  }
}

/** Ask the server about a file; null while it has no answer. */
async function ask<Answer>(method: string, uri: vscode.Uri): Promise<Answer | null> {
  return client?.isRunning() ? client.sendRequest(method, { uri: uri.toString() }) : null;
}

/** Look at the editor that somebody went to. */
async function look(): Promise<void> {
  const uri = vscode.window.activeTextEditor?.document.uri;
  const isLeaflet = uri !== undefined && uri.scheme === "file" && LEAFLETS.test(uri.path);
  await vscode.commands.executeCommand("setContext", "leaflint.isLeaflet", isLeaflet);
  await Promise.all([tell(), isLeaflet && preview.follow(uri)]);
}

/** Show in the status bar how the file in the editor stands. */
async function tell(): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  const standing = document && (await ask<Standing>("leaflint/standing", document.uri));
  if (document !== vscode.window.activeTextEditor?.document) {
    return; // somebody went to another file meanwhile, and that is told of by itself
  }
  if (!document || !standing) {
    status.hide();
    return;
  }
  const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "leaflint");
  status.show(standing, found, approvals.get(document.uri.toString()) ?? "");
}
