package io.crmkit.core.event;

/** What happens to the later events of a stream when one of them is given up on. */
public enum RestOfStream {
  /** They wait until the dead letter is requeued or discarded, so that no consumer sees a gap. */
  BLOCK,
  /** They are delivered without it. */
  CONTINUE
}
