package io.crmkit.ai.content.model;

import java.util.List;
import java.util.Optional;

/** A prompt template: not there yet, or published in one version or more. */
public sealed interface Template {

  /** Returns a version, from 1 on. */
  Optional<PromptTemplate> version(int number);

  /** Returns how many versions there are. */
  int latest();

  /** Nobody has published it. */
  record Blank() implements Template {
    @Override
    public Optional<PromptTemplate> version(int number) {
      return Optional.empty();
    }

    @Override
    public int latest() {
      return 0;
    }
  }

  /** It has versions, the first one first. */
  record Published(List<PromptTemplate> versions) implements Template {

    public Published {
      versions = List.copyOf(versions);
      if (versions.isEmpty()) {
        throw new IllegalArgumentException("a published template needs at least one version");
      }
    }

    @Override
    public Optional<PromptTemplate> version(int number) {
      return number < 1 || number > versions.size() ? Optional.empty() : Optional.of(versions.get(number - 1));
    }

    @Override
    public int latest() {
      return versions.size();
    }
  }
}
