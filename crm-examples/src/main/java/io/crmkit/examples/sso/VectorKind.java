package io.crmkit.examples.sso;

/** One kind of test vectors. */
interface VectorKind {

  /** Whether a file is of this kind. */
  boolean isOne(Members file);

  /** Counts each vector of a file. */
  void count(Tally tally, String name, Members file);
}
