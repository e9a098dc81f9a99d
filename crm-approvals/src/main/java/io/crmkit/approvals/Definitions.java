package io.crmkit.approvals;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.crmkit.approvals.json.DefinitionJson;
import io.crmkit.approvals.model.definition.Definition;
import io.crmkit.approvals.model.definition.DefinitionRef;
import io.crmkit.approvals.model.definition.Finding;
import io.crmkit.approvals.model.definition.PublishedDefinition;
import io.crmkit.approvals.model.definition.PublishedDefinition.Status;
import io.crmkit.approvals.port.DefinitionRepository;
import io.crmkit.core.Actor;
import io.crmkit.core.StaleWriteException;
import io.crmkit.core.TenantId;
import io.crmkit.core.Validated;
import io.crmkit.core.Validated.Invalid;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.json.JsonDocuments;
import io.crmkit.core.observe.Call;
import io.crmkit.core.observe.Observed;
import io.crmkit.core.observe.ServiceListener;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Publishes chains and finds the published ones.
 *
 * <p>A publication never changes: a request stays on the one that it was submitted to, whatever is published later.
 */
public final class Definitions {

  private static final int CACHED = 1_000;
  private static final int ATTEMPTS = 5;

  private final DefinitionRepository repository;
  private final Clock clock;
  private final Observed observed;
  private final Cache<Pin, Definition> parsed = CacheBuilder.newBuilder().maximumSize(CACHED).build();

  private record Pin(TenantId tenant, DefinitionRef ref) {}

  public Definitions(DefinitionRepository repository, Clock clock) {
    this(repository, clock, ServiceListener.none());
  }

  /** Opens the service with somebody who hears how long each publication took and how it ended. */
  public Definitions(DefinitionRepository repository, Clock clock, ServiceListener listener) {
    this.repository = Objects.requireNonNull(repository, "repository");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.observed = Observed.service("approval-definitions", listener);
  }

  /**
   * Publishes a JSON document as the next version under its name. A document that says the same as the latest version
   * is that version, and nothing is published: hosts may publish what they ship at every start.
   *
   * @return the publication, or every problem of the document with its JSON pointer
   */
  public Validated<PublishedDefinition> publish(TenantId tenant, Actor by, String document) {
    return observed.call("publish", tenant, call -> again(call, () -> publish(tenant, by, document, call)));
  }

  private Validated<PublishedDefinition> publish(TenantId tenant, Actor by, String document, Call call) {
    Validated<Definition> parsed = DefinitionJson.parse(document);
    if (parsed instanceof Invalid<Definition> invalid) {
      return Validated.invalid(invalid.violations());
    }
    Definition definition = parsed.orElseThrow();
    String canonical = DefinitionJson.write(definition);
    DefinitionRef next = new DefinitionRef(definition.name(), 1, JsonDocuments.digest(canonical));
    Optional<PublishedDefinition> latest = repository.latest(tenant, definition.name());
    if (latest.isPresent()) {
      if (latest.get().status() == Status.ACTIVE && latest.get().ref().digest().equals(next.digest())) {
        return Validated.valid(latest.get());
      }
      next = new DefinitionRef(next.name(), latest.get().ref().version() + 1, next.digest());
    }
    Validated<Definition> sound = DefinitionJson.read(document);
    return sound instanceof Invalid<Definition> invalid
        ? Validated.invalid(invalid.violations())
        : Validated.valid(add(tenant, call, new PublishedDefinition(
            next, definition.entityType(), canonical, Status.ACTIVE, by, clock.instant())));
  }

  /**
   * Publishes a definition that was built in code.
   *
   * @throws io.crmkit.core.RefusedException with every problem, if its document would be refused
   */
  public PublishedDefinition publish(TenantId tenant, Actor by, Definition definition) {
    return publish(tenant, by, DefinitionJson.write(definition)).orElseThrow();
  }

  /**
   * Looks at a document without publishing it.
   *
   * @return what its author should look at again, or every problem for which it would not be published
   */
  public Validated<List<Finding>> check(String document) {
    return DefinitionJson.check(document);
  }

  /** Looks again where another node was first, which may have published the very same. */
  private static <T> T again(Call call, Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return work.get();
      } catch (StaleWriteException lostRace) {
        if (attempt == ATTEMPTS) {
          throw lostRace;
        }
        call.retried();
      }
    }
  }

  private PublishedDefinition add(TenantId tenant, Call call, PublishedDefinition next) {
    repository.add(tenant, next, event(tenant, next));
    call.caused(1);
    return next;
  }

  /**
   * Takes a definition out of use for new requests; requests under way are not concerned.
   *
   * @return the retired version, or empty if nothing is published under {@code name}
   */
  public Optional<PublishedDefinition> retire(TenantId tenant, Actor by, String name) {
    return observed.call("retire", tenant, call -> again(call, () -> retire(tenant, by, name, call)));
  }

  private Optional<PublishedDefinition> retire(TenantId tenant, Actor by, String name, Call call) {
    Optional<PublishedDefinition> latest = repository.latest(tenant, name);
    if (latest.isEmpty() || latest.get().status() == Status.RETIRED) {
      return latest;
    }
    PublishedDefinition old = latest.get();
    DefinitionRef ref = new DefinitionRef(name, old.ref().version() + 1, old.ref().digest());
    PublishedDefinition retired = new PublishedDefinition(
        ref, old.entityType(), old.document(), Status.RETIRED, by, clock.instant());
    return Optional.of(add(tenant, call, retired));
  }

  /** Returns the definition that {@code ref} pins, if it was ever published. */
  public Optional<Definition> find(TenantId tenant, DefinitionRef ref) {
    Pin pin = new Pin(tenant, ref);
    Definition known = parsed.getIfPresent(pin);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Definition> found = repository.find(tenant, ref)
        .map(published -> DefinitionJson.readPublished(published.document()));
    found.ifPresent(definition -> parsed.put(pin, definition));
    return found;
  }

  /** Returns the latest publication under a name, unless it is retired. */
  public Optional<PublishedDefinition> latest(TenantId tenant, String name) {
    return repository.latest(tenant, name).filter(published -> published.status() == Status.ACTIVE);
  }

  /** Whether the definition that {@code ref} points to has been taken out of use for new requests. */
  boolean isRetired(TenantId tenant, DefinitionRef ref) {
    return repository.latest(tenant, ref.name()).filter(latest -> latest.status() == Status.RETIRED).isPresent();
  }

  /** Returns what new requests for an entity type may use, in the order in which their entry criteria are tried. */
  public List<DefinitionRef> current(TenantId tenant, String entityType) {
    List<DefinitionRef> refs = new ArrayList<>(repository.current(tenant, entityType));
    refs.sort((one, other) -> {
      int byPriority = Integer.compare(priority(tenant, one), priority(tenant, other));
      return byPriority != 0 ? byPriority : one.name().compareTo(other.name());
    });
    return refs;
  }

  private int priority(TenantId tenant, DefinitionRef ref) {
    return find(tenant, ref).orElseThrow().priority();
  }

  private static DomainEvent event(TenantId tenant, PublishedDefinition published) {
    DefinitionRef ref = published.ref();
    Instant at = published.at();
    return new DomainEvent(
        tenant, new Stream("approval-definition", ref.name()), ref.version(),
        published.status() == Status.ACTIVE ? "approval-definition.published" : "approval-definition.retired",
        at, published.document(), Map.of());
  }
}
