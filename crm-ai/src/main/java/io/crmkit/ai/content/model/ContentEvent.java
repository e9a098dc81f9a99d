package io.crmkit.ai.content.model;

import io.crmkit.core.Actor;
import java.time.Instant;
import java.util.List;

/** What happened to a piece of content. */
public sealed interface ContentEvent {

  /** When it happened. */
  Instant at();

  /** A model wrote variants. */
  record ContentDrafted(Brief brief, List<Variant> variants, Actor by, Instant at) implements ContentEvent {
    public ContentDrafted {
      variants = List.copyOf(variants);
    }
  }

  /** Somebody put other words in place of a variant's. */
  record ContentEdited(int number, Draft draft, Actor by, Instant at) implements ContentEvent {}

  /** A variant waits for approval. */
  record ContentSubmitted(int number, Actor by, Instant at) implements ContentEvent {}

  /** It may be sent. */
  record ContentApproved(Actor by, Instant at) implements ContentEvent {}

  /** It may not be sent. */
  record ContentRejected(String why, Actor by, Instant at) implements ContentEvent {}

  /** The host has sent it. */
  record ContentSent(Actor by, Instant at) implements ContentEvent {}
}
