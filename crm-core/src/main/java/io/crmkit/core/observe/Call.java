package io.crmkit.core.observe;

/** A running call, to which its service reports what its answer does not show. */
public interface Call {

  /** Says that the work starts over, as it does after a save met a newer version. */
  void retried();

  /** Says how many events were caused, by a call whose answer is not a decision. */
  void caused(int events);
}
