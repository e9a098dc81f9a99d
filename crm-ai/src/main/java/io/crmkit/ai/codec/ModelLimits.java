package io.crmkit.ai.codec;

import io.crmkit.core.Require;

/**
 * How large a model may be before it is refused.
 *
 * @param bytes of the whole file
 * @param slots how many features and derivations it may have together
 * @param nodes how many nodes its trees may have together
 * @param depth how many splits the longest way of a tree may have
 */
public record ModelLimits(int bytes, int slots, int nodes, int depth) {

  /** 64 MiB, 100,000 slots, 4,000,000 nodes, 128 splits. */
  public static final ModelLimits USUAL = new ModelLimits(1 << 26, 100_000, 4_000_000, 128);

  public ModelLimits {
    Require.positive(bytes, "bytes");
    Require.positive(slots, "slots");
    Require.positive(nodes, "nodes");
    Require.positive(depth, "depth");
  }
}
