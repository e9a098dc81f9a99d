package io.crmkit.forecast.snapshot;

/**
 * Why an amount is another one at the end than it was at the beginning, in the order in which reports show it.
 *
 * <p>A deal that enters or leaves does so for one reason, the first that holds; one that stays may have one step of
 * each of the other kinds: it changes hands at its amount of the beginning, then its amount changes at the rates of the
 * beginning, and what is left is the effect of currencies.
 */
public enum WaterfallReason {

  /** It was not there at the beginning. */
  NEW("new"),

  /** Its close date moved into the period, from before or behind it. */
  PULLED_IN("pulled in"),

  /** The view shows its stage or category now. */
  RECATEGORISED_IN("re-categorised in"),

  /** It came from another node. */
  RE_OWNED_IN("re-owned in"),

  /** It is worth more. */
  AMOUNT_UP("amount up"),

  /** It is worth less. */
  AMOUNT_DOWN("amount down"),

  /** Its amount is the same but has another price: by another rate, or by that of another close date. */
  CURRENCY("currency effect"),

  /** It went to another node. */
  RE_OWNED_OUT("re-owned out"),

  /** It is not there any longer. */
  DELETED("deleted"),

  /** It is in a stage that is lost by its name, and the view does not show that. */
  LOST("lost"),

  /** It is in a stage that means that it is won, and the view does not show that. */
  WON("won"),

  /** Its close date moved out of the period, to before or behind it. */
  PUSHED_OUT("pushed out"),

  /** The view does not show its stage or category any longer. */
  RECATEGORISED_OUT("re-categorised out");

  private final String label;

  WaterfallReason(String label) {
    this.label = label;
  }

  /** Returns what reports call it. */
  public String label() {
    return label;
  }
}
