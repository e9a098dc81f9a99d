package io.crmkit.sso.signon.model;

import io.crmkit.sso.model.Reason;

/** Why a login that passed every check of its protocol does not log anybody in. */
public enum SignOnReason implements Reason {
  /** What came is no form of the protocol that the provider speaks. */
  ANSWER_MALFORMED,
  /** The browser came back from a logout that it did not ask for. */
  LOGOUT_STATE
}
