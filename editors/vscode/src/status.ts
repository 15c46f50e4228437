/** The status bar: the reading age of the leaflet that is open, how much is wrong with it, and its approval. */

import * as vscode from "vscode";

/** What the server says of a file that it checks; the reading age is null where there is none. */
export interface Standing {
  readingAge: string | null;
  target: string | null;
  isAboveTarget: boolean;
}

const SHOW_PROBLEMS = "workbench.actions.view.problems";

/** Count findings as people say it: "2 errors, 1 warning". */
export function inWords(found: readonly vscode.Diagnostic[]): string {
  const names: [vscode.DiagnosticSeverity, string][] = [
    [vscode.DiagnosticSeverity.Error, "error"],
    [vscode.DiagnosticSeverity.Warning, "warning"],
    [vscode.DiagnosticSeverity.Information, "notice"],
  ];
  const counts = names.map(([severity, name]) => {
    const count = found.filter((diagnostic) => diagnostic.severity === severity).length;
    return count ? `${count} ${name}${count === 1 ? "" : "s"}` : "";
  });
  return counts.filter(Boolean).join(", ") || "no findings";
}

/** What a lens says of a leaflet's approval: lenses stand at the top of the text, out of sight of most of it. */
export function approvalIn(lenses: readonly vscode.CodeLens[]): string {
  const isApproval = ({ command }: vscode.CodeLens) => /^sign-off\//.test(command?.arguments?.[0] ?? "");
  return lenses.find(isApproval)?.command?.title ?? "";
}

/** The items in the status bar; a click on the first shows the list of problems. */
export class StatusBar {
  private readonly item = vscode.window.createStatusBarItem("leaflint", vscode.StatusBarAlignment.Left, 1);
  private readonly approval = vscode.window.createStatusBarItem("approval", vscode.StatusBarAlignment.Left, 0);

  constructor() {
    this.item.name = "Leaflint";
    this.approval.name = "Leaflint: approval";
    this.item.command = SHOW_PROBLEMS;
  }

  show(standing: Standing, found: readonly vscode.Diagnostic[], approval: string): void {
    const words = inWords(found);
    const hasErrors = found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    const age = standing.readingAge;
    this.item.text = `$(book) ${age === null ? "Leaflint" : `Reading age ${age}`} · ${words}`;
    this.item.tooltip = age === null ? words : `Reading age ${age} years, target ${standing.target}; ${words}`;
    this.item.backgroundColor = hasErrors
      ? new vscode.ThemeColor("statusBarItem.errorBackground")
      : standing.isAboveTarget
        ? new vscode.ThemeColor("statusBarItem.warningBackground")
        : undefined;
    this.item.show();
    this.approval.text = `$(person) ${approval}`;
    approval ? this.approval.show() : this.approval.hide();
  }

  hide(): void {
    this.item.hide();
    this.approval.hide();
  }

  dispose(): void {
    this.item.dispose();
    this.approval.dispose();
  }
}
