/** The concepts of a norm slot by slot, as sets: put together once, however many rules are held against it. */
import type { Mention, Norm } from '../../facts/types';

const NO_CONCEPTS: ReadonlySet<string> = new Set();

function conceptsOf(...lists: readonly (readonly Mention[])[]): ReadonlySet<string> {
  let found: Set<string> | undefined;
  for (const list of lists)
    for (const m of list) {
      found ??= new Set();
      found.add(m.concept);
    }
  return found ?? NO_CONCEPTS;
}

const together = (concepts: ReadonlySet<string>, ...more: readonly (readonly string[])[]): ReadonlySet<string> => {
  if (more.every((list) => list.length === 0)) return concepts;
  const found = new Set(concepts);
  for (const list of more) for (const c of list) found.add(c);
  return found;
};

const views = new WeakMap<Norm, NormView>();

/** The view of a norm; the same one each time. */
export function viewOf(norm: Norm): NormView {
  let view = views.get(norm);
  if (!view) {
    view = new NormView(norm);
    views.set(norm, view);
  }
  return view;
}

export class NormView {
  /** The head and the verbs joined to it. */
  readonly heads: readonly Mention[];
  #headNames: ReadonlySet<string> | undefined;
  #actor: ReadonlySet<string> | undefined;
  #object: ReadonlySet<string> | undefined;
  #recipient: ReadonlySet<string> | undefined;
  #basis: ReadonlySet<string> | undefined;
  #predicate: ReadonlySet<string> | undefined;
  #context: ReadonlySet<string> | undefined;
  #everywhere: ReadonlySet<string> | undefined;
  #exceptions: ReadonlySet<string> | undefined;
  #conditions: ReadonlySet<string> | undefined;
  #leaf: ReadonlySet<string> | undefined;

  constructor(readonly norm: Norm) {
    this.heads = norm.heads ?? (norm.head ? [norm.head] : []);
  }

  /** Concepts of the heads, with that of the lead-in which a list item carries on. */
  get headNames(): ReadonlySet<string> {
    const { contextHead } = this.norm;
    this.#headNames ??= together(conceptsOf(this.heads), contextHead ? [contextHead] : []);
    return this.#headNames;
  }

  /** Concepts of the actor; where the words name none, those of the lead-in's. */
  get actor(): ReadonlySet<string> {
    const { actor, contextActor } = this.norm;
    this.#actor ??= actor.length === 0 && contextActor ? new Set(contextActor) : conceptsOf(actor);
    return this.#actor;
  }

  /** Concepts of the object. An item without a verb of its own is nothing but an object. */
  get object(): ReadonlySet<string> {
    const { object, action, contextHead } = this.norm;
    this.#object ??= this.heads.length === 0 && contextHead !== undefined ? conceptsOf(object, action) : conceptsOf(object);
    return this.#object;
  }

  get recipient(): ReadonlySet<string> {
    this.#recipient ??= conceptsOf(this.norm.recipient);
    return this.#recipient;
  }

  get basis(): ReadonlySet<string> {
    this.#basis ??= conceptsOf(this.norm.basis);
    return this.#basis;
  }

  /** Concepts of all that is said of the act. */
  get predicate(): ReadonlySet<string> {
    const { object, recipient, basis, action } = this.norm;
    this.#predicate ??= conceptsOf(this.heads, object, recipient, basis, action);
    return this.#predicate;
  }

  /** Concepts of the lead-ins. */
  get context(): ReadonlySet<string> {
    this.#context ??= new Set(this.norm.context);
    return this.#context;
  }

  /** All concepts outside the exceptions, those of the lead-ins with them. */
  get everywhere(): ReadonlySet<string> {
    const { actor, object, recipient, basis, action, conditions, context, contextConditions, contextHead } = this.norm;
    this.#everywhere ??= together(
      conceptsOf(actor, this.heads, object, recipient, basis, action, conditions),
      context,
      contextConditions,
      contextHead ? [contextHead] : [],
    );
    return this.#everywhere;
  }

  /** Concepts of the exceptions, those of the lead-ins with them. */
  get exceptions(): ReadonlySet<string> {
    const { exceptions, contextExceptions } = this.norm;
    this.#exceptions ??= together(conceptsOf(exceptions), contextExceptions);
    return this.#exceptions;
  }

  /** Concepts of the conditions, those of the lead-ins with them. */
  get conditions(): ReadonlySet<string> {
    const { conditions, contextConditions } = this.norm;
    this.#conditions ??= together(conceptsOf(conditions), contextConditions);
    return this.#conditions;
  }

  /** Concepts that the words themselves bring, the actor's left aside. */
  get leaf(): ReadonlySet<string> {
    const { object, recipient, basis, action, conditions } = this.norm;
    this.#leaf ??= conceptsOf(this.heads, object, recipient, basis, action, conditions);
    return this.#leaf;
  }
}
