/** The status bar: the reading age of the leaflet that is open, and how much is wrong with it. */

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
  return counts.filter(Boolean).join(", ") || "no errors";
}

/** The item in the status bar; a click shows the list of problems. */
export class StatusBar {
  private readonly item = vscode.window.createStatusBarItem("leaflint", vscode.StatusBarAlignment.Left);

  constructor() {
    this.item.name = "Leaflint";
    this.item.command = SHOW_PROBLEMS;
  }

  show(standing: Standing, found: readonly vscode.Diagnostic[]): void {
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
  }

  hide(): void {
    this.item.hide();
  }

  dispose(): void {
    this.item.dispose();
  }
}
