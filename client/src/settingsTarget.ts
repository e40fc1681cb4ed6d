import * as vscode from 'vscode';

/** Where a setting that belongs to a draft's folder is written: the folder's file, the workspace's, or the user's own where none is open. */
export function targetFor(resource: vscode.Uri | undefined): vscode.ConfigurationTarget {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) return vscode.ConfigurationTarget.Global;
  const inFolder = resource !== undefined && vscode.workspace.getWorkspaceFolder(resource) !== undefined;
  return folders.length > 1 && inFolder ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace;
}
