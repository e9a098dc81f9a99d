package io.crmkit.imports.read;

/** How a quote is written inside a quoted value. */
public enum Escaping {

  /** Twice, as RFC 4180 section 2 rule 7 says. */
  DOUBLED,

  /** After a backslash, as MySQL and many scripts write it; a doubled quote is read as well. */
  BACKSLASH
}
