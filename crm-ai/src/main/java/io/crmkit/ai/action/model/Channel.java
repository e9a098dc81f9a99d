package io.crmkit.ai.action.model;

import java.util.List;
import java.util.Objects;

/**
 * A way to reach customers, and how often it may be used for one of them.
 *
 * @param caps on all actions of the channel together
 */
public record Channel(ChannelId id, List<Cap> caps) {

  public Channel {
    Objects.requireNonNull(id, "id");
    caps = List.copyOf(caps);
  }
}
