package io.crmkit.imports;

import io.crmkit.core.Refusal;
import io.crmkit.imports.model.FieldKeys;
import io.crmkit.imports.model.ImportJob.Opened;
import io.crmkit.imports.model.ImportRefusal;
import io.crmkit.imports.model.KeyScheme;
import io.crmkit.imports.model.RecordMatching;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.port.DuplicateFinder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the records of each type are compared: by a matching where there is one for the type, or else by the keys of the
 * template.
 */
final class Comparing {

  private final DuplicateFinder usual;
  private final Map<String, RecordMatching<?>> matchings;
  private final Map<String, DuplicateFinder> finders = new HashMap<>();

  Comparing(DuplicateFinder usual, Map<String, RecordMatching<?>> matchings,
      Function<RecordMatching<?>, DuplicateFinder> finder) {
    this.usual = usual;
    this.matchings = Map.copyOf(matchings);
    matchings.forEach((type, matching) -> finders.put(type, finder.apply(matching)));
  }

  /** Returns the matching of the records of a template; null if its own fields say what is the same. */
  @Nullable RecordMatching<?> matching(Template template) {
    return Boolean.FALSE.equals(template.dedupeEnabled()) ? null : matchings.get(template.entityType());
  }

  /** Returns the name of that matching, by which an import knows it again. */
  @Nullable String name(Template template) {
    RecordMatching<?> matching = matching(template);
    return matching == null ? null : matching.name();
  }

  /** Whether an import was opened with another matching. */
  boolean isOther(Opened job) {
    return !Objects.equals(name(job.template()), job.matching());
  }

  Refusal other(Opened job) {
    return new ImportRefusal.OtherMatching(job.matching(), name(job.template()));
  }

  KeyScheme keys(Template template) {
    RecordMatching<?> matching = matching(template);
    return matching == null ? FieldKeys.of(template) : matching;
  }

  /** Whether what is the same always shares a key. */
  boolean isByKeys(Template template) {
    return matching(template) != null || usual instanceof KeyDuplicates;
  }

  DuplicateFinder finder(Template template) {
    return matching(template) == null ? usual : finders.getOrDefault(template.entityType(), usual);
  }
}
