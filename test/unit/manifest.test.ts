import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CARD_COMMANDS, COMMAND, CONTEXT } from '../../client/src/names';
import { STATES } from '../../client/src/states';
import { DEFAULT_SETTINGS } from '../../server/src/protocol';

interface Contribution {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}
interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly keybindings: readonly (Contribution & { readonly key: string })[];
    readonly submenus: readonly { readonly id: string }[];
    readonly menus: Readonly<Record<string, readonly Contribution[]>>;
    readonly configuration: readonly {
      readonly properties: Readonly<
        Record<string, { readonly default: unknown; readonly enum?: readonly string[]; readonly scope: string }>
      >;
    }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly { readonly description: string; readonly media: { readonly svg: string; readonly altText: string } }[];
    }[];
  };
}

const { activationEvents, contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const properties = Object.assign(
  {},
  ...contributes.configuration.map((each) => each.properties),
) as Manifest['contributes']['configuration'][0]['properties'];
const ids = contributes.commands.map(({ command }) => command);

/** The leaves of the settings by dotted name. */
function leavesOf(value: object, prefix = ''): [string, unknown][] {
  return Object.entries(value).flatMap(([key, each]: [string, unknown]): [string, unknown][] =>
    typeof each === 'object' && each !== null && !Array.isArray(each) && Object.keys(each).length > 0
      ? leavesOf(each, `${prefix}${key}.`)
      : [[`${prefix}${key}`, each]],
  );
}

describe('what package.json contributes', () => {
  it('starts nothing before an ordinance is open', () => assert.deepEqual(activationEvents, ['onLanguage:ordinance']));

  it('names each command once, under Home Rule, and has each registered', () => {
    assert.equal(new Set(ids).size, ids.length);
    for (const { category, command } of contributes.commands) {
      assert.equal(category, 'Home Rule', command);
      assert.ok((Object.values(COMMAND) as string[]).includes(command), command);
    }
  });

  it('keeps commands of the preview and of cards out of the palette', () => {
    const hidden = (contributes.menus.commandPalette ?? []).filter(({ when }) => when === 'false').map(({ command }) => command);
    // Those of the views need a row.
    const ofRows = Object.values(COMMAND).filter((id) => /^homeRule\.(?:coverage|spectrum|authorities)\./.test(id));
    assert.deepEqual([...hidden].sort(), [...ofRows, COMMAND.previewApply, COMMAND.previewCancel].sort());
    assert.ok(!ids.includes(CARD_COMMANDS.goTo) && !ids.includes(CARD_COMMANDS.references));
  });

  it('binds keys in ordinances and previews only', () => {
    for (const { key, when } of contributes.keybindings) {
      assert.match(when ?? '', new RegExp(`editorLangId == ordinance && editorTextFocus|${CONTEXT.inPreview} && editorTextFocus`), key);
    }
  });

  it('refers to commands that are there', () => {
    const entries = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    const used = entries.flatMap(({ command }) => command ?? []);
    const submenus = entries.flatMap(({ submenu }) => submenu ?? []);
    assert.deepEqual(
      contributes.submenus.map(({ id }) => id),
      submenus,
    );
    for (const id of submenus) assert.ok(contributes.menus[id], id);
    const linked = contributes.walkthroughs.flatMap(({ steps }) =>
      steps.flatMap(({ description }) => description.match(/homeRule\.\w+/g) ?? []),
    );
    for (const command of [...used, ...linked]) assert.ok(ids.includes(command), command);
  });

  it('has a setting for each that the checker reads, with the same default', () => {
    for (const [name, value] of leavesOf(DEFAULT_SETTINGS)) assert.deepEqual(properties[`homeRule.${name}`]?.default, value, name);
  });

  it('has all but the detail of the log by folder', () => {
    const others = Object.entries(properties).filter(([, { scope }]) => scope !== 'resource');
    assert.deepEqual(
      others.map(([name]) => name),
      ['homeRule.trace'],
    );
  });

  it('offers the states that the command offers', () => {
    assert.deepEqual(properties['homeRule.jurisdiction.state']?.enum, ['', ...STATES.map(([code]) => code)]);
  });

  it('has a picture with a text for each step', () => {
    for (const { media } of contributes.walkthroughs.flatMap(({ steps }) => steps)) {
      assert.ok(readFileSync(media.svg, 'utf8').startsWith('<svg'), media.svg);
      assert.ok(media.altText.length > 10);
    }
  });
});
