package io.crmkit.jdbc.event;

import io.crmkit.core.event.Claim;
import io.crmkit.core.event.DomainEvent;
import io.crmkit.jdbc.Jdbc;
import io.crmkit.jdbc.Row;
import io.crmkit.jdbc.event.EventRow.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One look at the events that may be due. It reads them by the index of {@code available_at} and locks them, leaving out
 * those that others have locked. Of each stream it takes the run that starts with the stream's first event. What it finds
 * behind an event that is not due is parked: put out of the index until that event is settled, so that it is looked at
 * once and not with every claim.
 *
 * <p>Nothing is parked for ever, because an event is parked only while a lock is held on one that it is behind. Whoever
 * settles that one has to wait, and then sees all that was parked when {@link NextInStream} lets the stream go on. Where the
 * lock cannot be had at once, nothing is parked. So a search never waits.
 */
final class ClaimSearch {

  // the lower bound keeps H2 from walking over all that is parked: its indexes begin with the nulls
  private static final String CANDIDATES = "select " + EventRow.COLUMNS + ", attempts, lease_token, case when "
      + EventRow.IS_BEHIND + " then 1 else 0 end from crm_outbox_event e where e.available_at >= "
      + EventRow.AT_ONCE + " and e.available_at <= ? order by e.available_at limit ? for update skip locked";

  private static final String LEASE = "update crm_outbox_event set attempts = attempts + 1, lease_token = ?,"
      + " available_at = ? where " + EventRow.KEY;

  private static final String LOCK_EVENT_BEFORE = "select sequence from crm_outbox_event where " + EventRow.OF_STREAM
      + " and sequence < ? order by tenant_id, stream_type, stream_id, sequence limit 1 for update skip locked";

  private static final String LOCK_DEAD_LETTER_BEFORE = "select sequence from crm_outbox_dead_letter where "
      + EventRow.OF_STREAM + " and rest = 'BLOCK' and sequence < ? limit 1 for update skip locked";

  private static final String PARK =
      "update crm_outbox_event set available_at = null, lease_token = null where " + EventRow.KEY;

  // a look reads at least this many, because most of what it reads may have to be parked
  private static final int LEAST_READ = 64;

  private record Candidate(DomainEvent event, int attempts, boolean suspect, boolean behind) {

    static Candidate read(Row row) throws SQLException {
      DomainEvent event = EventRow.read(row);
      return new Candidate(event, row.smallNumber(), row.textOrNull() != null, row.smallNumber() == 1);
    }

    Place place() {
      return Place.of(event);
    }

    boolean follows(Candidate other) {
      return event.sequence() == other.event.sequence() + 1;
    }
  }

  /**
   * What a look led to.
   *
   * @param again whether another look may find more, because this one found nothing but what it parked
   */
  record Found(List<Claim> claims, boolean again) {}

  private final Connection connection;
  private final String token;
  private final Instant until;
  private final int limit;

  ClaimSearch(Connection connection, String token, Instant until, int limit) {
    this.connection = connection;
    this.token = token;
    this.until = until;
    this.limit = limit;
  }

  Found look(Instant now) throws SQLException {
    int read = Math.max(limit, LEAST_READ);
    List<Candidate> candidates = Jdbc.list(
        connection, CANDIDATES, params -> params.instant(now).number(read), Candidate::read);
    List<Candidate> first = candidates.stream().filter(each -> each.suspect && !each.behind).limit(1).toList();
    if (!first.isEmpty()) {
      return new Found(lease(first), false);
    }
    Collection<List<Candidate>> streams = byStream(candidates);
    List<Candidate> claimed = runs(streams);
    return new Found(lease(claimed), park(streams) > 0 && claimed.isEmpty());
  }

  private static Collection<List<Candidate>> byStream(List<Candidate> candidates) {
    Map<Place, List<Candidate>> streams = new LinkedHashMap<>();
    candidates.forEach(each -> streams.computeIfAbsent(each.place(), key -> new ArrayList<>()).add(each));
    streams.values().forEach(stream -> stream.sort(Comparator.comparingLong(each -> each.event.sequence())));
    return streams.values();
  }

  private List<Candidate> runs(Collection<List<Candidate>> streams) {
    List<Candidate> claimed = new ArrayList<>();
    for (List<Candidate> stream : streams) {
      claimed.addAll(run(stream, limit - claimed.size()));
    }
    return claimed;
  }

  private static List<Candidate> run(List<Candidate> stream, int most) {
    int length = 0;
    while (length < Math.min(stream.size(), most)
        && (length == 0 ? !stream.get(0).behind : stream.get(length).follows(stream.get(length - 1)))) {
      length++;
    }
    return stream.subList(0, length);
  }

  private List<Claim> lease(List<Candidate> candidates) throws SQLException {
    Jdbc.batch(connection, LEASE, candidates,
        (params, each) -> EventRow.key(params.text(token).instant(until), each.event));
    return candidates.stream().map(each -> new Claim(each.event, each.attempts + 1, token, until)).toList();
  }

  private int park(Collection<List<Candidate>> streams) throws SQLException {
    List<Candidate> parked = new ArrayList<>();
    for (List<Candidate> stream : streams) {
      if (stream.get(0).behind && locksOneBefore(stream.get(0))) {
        parked.addAll(stream);
      }
    }
    Jdbc.batch(connection, PARK, parked, (params, each) -> EventRow.key(params, each.event));
    return parked.size();
  }

  private boolean locksOneBefore(Candidate candidate) throws SQLException {
    return locks(LOCK_EVENT_BEFORE, candidate) || locks(LOCK_DEAD_LETTER_BEFORE, candidate);
  }

  private boolean locks(String select, Candidate candidate) throws SQLException {
    return !Jdbc.list(connection, select, params -> EventRow.key(params, candidate.event), Row::number).isEmpty();
  }
}
