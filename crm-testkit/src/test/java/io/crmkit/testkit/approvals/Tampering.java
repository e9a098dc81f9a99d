package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.Approval;
import io.crmkit.approvals.port.ApprovalRepository;
import io.crmkit.core.Stored;
import io.crmkit.core.TenantId;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.core.event.Stream;
import io.crmkit.core.event.chain.ChainFault.Kind;
import io.crmkit.core.event.chain.ChainHead;
import io.crmkit.core.event.chain.ChainLink;
import io.crmkit.core.event.chain.EventChain;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

/** A way to change what is stored of a request behind its back; the store is then as somebody has left it. */
enum Tampering {

  FLIP_A_BIT {
    @Override
    Forgery apply(List<DomainEvent> history, int at, Random random) {
      List<DomainEvent> forged = new ArrayList<>(history);
      forged.set(at, flipped(history.get(at), random));
      return new Forgery(forged, at + 1, Kind.ALTERED);
    }
  },
  DELETE {
    @Override
    Forgery apply(List<DomainEvent> history, int at, Random random) {
      List<DomainEvent> forged = new ArrayList<>(history);
      forged.remove(at);
      return new Forgery(forged, at + 1, Kind.MISSING);
    }
  },
  DELETE_AND_CLOSE_THE_GAP {
    @Override
    Forgery apply(List<DomainEvent> history, int at, Random random) {
      List<DomainEvent> forged = new ArrayList<>(history);
      forged.remove(at);
      return new Forgery(renumbered(forged), at + 1, at == forged.size() ? Kind.MISSING : Kind.ALTERED);
    }
  },
  SWAP {
    @Override
    Forgery apply(List<DomainEvent> history, int at, Random random) {
      List<DomainEvent> forged = new ArrayList<>(history);
      int other = at + 1 == history.size() ? at - 1 : at + 1;
      forged.set(at, history.get(other));
      forged.set(other, history.get(at));
      return new Forgery(renumbered(forged), Math.min(at, other) + 1, Kind.ALTERED);
    }
  },
  INSERT {
    @Override
    Forgery apply(List<DomainEvent> history, int at, Random random) {
      int copied = random.nextInt(history.size());
      List<DomainEvent> forged = new ArrayList<>(history);
      forged.add(at, history.get(copied));
      // a copy put before its original is the original; the original behind it is the copy
      return new Forgery(renumbered(forged), at + (copied == at ? 2 : 1),
          copied == at && at + 1 == history.size() ? Kind.SURPLUS : Kind.ALTERED);
    }
  },
  APPEND {
    @Override
    Forgery apply(List<DomainEvent> history, int at, Random random) {
      List<DomainEvent> forged = new ArrayList<>(history);
      forged.add(history.get(at));
      return new Forgery(renumbered(forged), history.size() + 1, Kind.SURPLUS);
    }
  },
  TRUNCATE {
    @Override
    Forgery apply(List<DomainEvent> history, int at, Random random) {
      return new Forgery(history.subList(0, at), at + 1, Kind.MISSING);
    }
  },
  UNLINK {
    @Override
    Forgery apply(List<DomainEvent> history, int at, Random random) {
      List<DomainEvent> forged = new ArrayList<>(history);
      forged.set(at, unlinked(history.get(at)));
      return new Forgery(forged, at + 1, Kind.UNLINKED);
    }
  },
  REWRITE_THE_REST {
    @Override
    Forgery apply(List<DomainEvent> history, int at, Random random) {
      return new Forgery(rewritten(history, at), history.size(), Kind.OTHER_HEAD);
    }
  };

  /**
   * What somebody left in the store.
   *
   * @param sequence of the first entry that is not as it was written
   */
  record Forgery(List<DomainEvent> history, long sequence, Kind kind) {

    /** Returns the store with this history, and with this state in place of the one that it had. */
    ApprovalRepository in(ApprovalRepository store, Stored<Approval> state) {
      return (ApprovalRepository) Proxy.newProxyInstance(
          ApprovalRepository.class.getClassLoader(), new Class<?>[] {ApprovalRepository.class},
          (proxy, method, args) -> switch (method.getName()) {
            case "history" -> page((Long) args[2], (Integer) args[3]);
            case "find" -> Optional.of(state);
            default -> {
              try {
                yield method.invoke(store, args);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }
          });
    }

    private List<DomainEvent> page(long after, int limit) {
      return history.stream().filter(event -> event.sequence() > after).limit(limit).toList();
    }
  }

  /** Changes a history at an index; it has two entries at least. */
  abstract Forgery apply(List<DomainEvent> history, int at, Random random);

  /** Returns a history that is changed at an index, and whose links are made anew from there on. */
  static List<DomainEvent> rewritten(List<DomainEvent> history, int at) {
    DomainEvent before = at == 0 ? null : history.get(at - 1);
    ChainHead head = before == null ? null : new ChainHead(1, ChainLink.of(before).orElseThrow());
    List<DomainEvent> rest = new ArrayList<>();
    history.subList(at, history.size()).forEach(event -> rest.add(unlinked(event)));
    DomainEvent first = rest.get(0);
    rest.set(0, new DomainEvent(first.tenant(), first.stream(), first.sequence(), first.type(), first.at(),
        first.payload(), Map.of("forged", "yes")));
    List<DomainEvent> forged = new ArrayList<>(history.subList(0, at));
    forged.addAll(EventChain.extend(head, rest).events());
    return forged;
  }

  /** Returns an event as a release before there were chains stored it. */
  static DomainEvent unlinked(DomainEvent event) {
    Map<String, String> context = new HashMap<>(event.context());
    context.remove(EventChain.LINK);
    return new DomainEvent(event.tenant(), event.stream(), event.sequence(), event.type(), event.at(),
        event.payload(), context);
  }

  private static List<DomainEvent> renumbered(List<DomainEvent> history) {
    List<DomainEvent> next = new ArrayList<>();
    history.forEach(event -> next.add(new DomainEvent(event.tenant(), event.stream(), next.size() + 1, event.type(),
        event.at(), event.payload(), event.context())));
    return next;
  }

  /** Flips one bit of one of the members of an event. */
  private static DomainEvent flipped(DomainEvent event, Random random) {
    TenantId tenant = event.tenant();
    Stream stream = event.stream();
    return switch (random.nextInt(6)) {
      case 0 -> new DomainEvent(new TenantId(flipped(tenant.value(), random)), stream, event.sequence(), event.type(),
          event.at(), event.payload(), event.context());
      case 1 -> new DomainEvent(tenant, new Stream(stream.type(), flipped(stream.id(), random)), event.sequence(),
          event.type(), event.at(), event.payload(), event.context());
      case 2 -> new DomainEvent(tenant, stream, event.sequence(), flipped(event.type(), random), event.at(),
          event.payload(), event.context());
      case 3 -> new DomainEvent(tenant, stream, event.sequence(), event.type(),
          event.at().plusNanos(1L << random.nextInt(40)), event.payload(), event.context());
      case 4 -> new DomainEvent(tenant, stream, event.sequence(), event.type(), event.at(),
          flipped(event.payload(), random), event.context());
      default -> new DomainEvent(tenant, stream, event.sequence(), event.type(), event.at(), event.payload(),
          Map.of(EventChain.LINK, flipped(Objects.requireNonNull(event.context().get(EventChain.LINK)), random)));
    };
  }

  private static String flipped(String text, Random random) {
    char[] characters = text.toCharArray();
    characters[random.nextInt(characters.length)] ^= (char) (1 << random.nextInt(5));
    return new String(characters);
  }
}
