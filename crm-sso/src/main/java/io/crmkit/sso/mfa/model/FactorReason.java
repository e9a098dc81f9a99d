package io.crmkit.sso.mfa.model;

import io.crmkit.sso.model.Reason;

/** Why a code, or an enrolment, counts for nothing. */
public enum FactorReason implements Reason {
  /** It is not the code, or no code at all: another number of digits, or other characters than ASCII digits (RFC 6238, 5.2). */
  CODE_INVALID,
  /** It was the code of a step that was accepted before, or of an earlier one (RFC 6238, 5.2; ASVS 6.5.1). */
  CODE_REPLAYED,
  /** Too many wrong codes; not even the right one is accepted for now (RFC 4226, 7.3; ASVS 6.6.3). */
  FACTOR_LOCKED,
  /** The secret of an authenticator app has fewer than 128 bits (RFC 4226, 4, R6). */
  SECRET_WEAK,
  /** The user has no such factor, never confirmed it, or what is stored as theirs is somebody else's (ASVS 6.5.3). */
  NOT_ENROLLED,
  /** No such code was sent to this user. */
  OOB_UNKNOWN,
  /** The code that was sent is too old (ASVS 6.6.2). */
  OOB_EXPIRED,
  /** The code that was sent was used before (ASVS 6.5.1). */
  OOB_USED,
  /** The code is of another challenge of the user, or of one for another purpose (ASVS 6.6.2). */
  OOB_OTHER_CHALLENGE,
  /** The user has not shown to receive what is sent to the address. */
  OOB_UNVERIFIED,
  /** Too many codes were sent (ASVS 6.6.3). */
  OOB_FLOOD,
  /** The backup code was used before, or its set was replaced (ASVS 6.5.1). */
  BACKUP_USED
}
