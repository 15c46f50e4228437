/** The page of a leaflet beside its text. It is whole as it comes: it holds no script and loads nothing. */

import { basename } from "node:path";
import * as vscode from "vscode";

const UNREADABLE =
  '<!doctype html><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">' +
  "<p>This leaflet cannot be read yet. The list of problems says where.</p>";

/** One page, which follows the text, and goes along to another leaflet. */
export class Preview {
  private panel: vscode.WebviewPanel | undefined;
  private shown: vscode.Uri | undefined;
  private asked = 0;

  /** `ask` returns the page of a leaflet, or null while it cannot be read. */
  constructor(private readonly ask: (uri: vscode.Uri) => Promise<string | null>) {}

  /** Show a leaflet, in a panel that is opened where there is none. */
  async open(uri: vscode.Uri): Promise<void> {
    if (!this.panel) {
      const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      const rights = { enableScripts: false, enableForms: false, localResourceRoots: [] };
      this.panel = vscode.window.createWebviewPanel("leaflint.preview", "Leaflet", place, rights);
      this.panel.onDidDispose(() => {
        this.panel = this.shown = undefined;
      });
    }
    await this.follow(uri);
  }

  /** Show another leaflet, if any is shown. */
  async follow(uri: vscode.Uri): Promise<void> {
    if (this.panel && uri.toString() !== this.shown?.toString()) {
      this.shown = uri;
      this.panel.webview.html = "";
      await this.renew(uri);
    }
  }

  /** Show a leaflet as it is now, if it is the one that is shown. */
  async renew(uri: vscode.Uri): Promise<void> {
    if (!this.panel || uri.toString() !== this.shown?.toString()) {
      return;
    }
    const number = ++this.asked;
    const page = await this.ask(uri);
    if (this.panel && number === this.asked) {
      this.panel.title = basename(uri.path, ".yaml") + (page === null ? " (before the last edits)" : "");
      this.panel.webview.html = page ?? (this.panel.webview.html || UNREADABLE);
    }
  }
}
