package io.crmkit.benchmarks.peer;

import io.crmkit.benchmarks.worker.ApprovalPeer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JSON that crmkit stores for the measured chain, put together without any model behind it. */
final class RawDocuments {

  /** An event to be written: its type and payload. */
  record Event(String type, String payload) {}

  private static final Duration ESCALATION = Duration.ofHours(24);
  static final String REQUESTER = "agent@example.com";
  static final String DEFINITION_NAME = "Discount Approval";
  static final int DEFINITION_VERSION = 1;
  private static final String DEFINITION = """
      "definition":"%s","definition_version":%d,\
      "definition_digest":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",\
      "entity_type":"deal",""".formatted(DEFINITION_NAME, DEFINITION_VERSION);
  private static final String MANAGER_PANEL = """
      {"kind":"approvers","order":"sequential","seats":[{"holder":"manager@example.com"}]}""";
  private static final String DIRECTOR_PANEL = """
      {"kind":"approvers","seats":[{"holder":"director1@example.com"},{"holder":"director2@example.com"}]}""";

  private static final String LINK = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFG";
  private static final String CHAIN = ",\"chain\":{\"from\":1,\"hash\":\"" + LINK + "\"}},";

  /** What travels along with each event: a link as long as those of the chain of hashes, without the hashing. */
  static final String CONTEXT = "{\"crmkit-chain\":\"" + LINK + "\"}";

  static final String MANAGER_STEP = "Manager Approval";
  static final String DIRECTOR_STEP = "Director Approval";

  private RawDocuments() {}

  static Instant due(Instant at) {
    return at.plus(ESCALATION);
  }

  static List<Event> submitted(String deal, Instant at) {
    return List.of(
        new Event("approval.submitted",
            "{\"at\":\"" + at + "\",\"by\":\"" + REQUESTER + "\"," + DEFINITION + subject(deal) + "}"),
        opened(0, MANAGER_STEP, MANAGER_PANEL, at));
  }

  static List<Event> managerApproved(Instant at) {
    return List.of(
        voted(0, ApprovalPeer.MANAGER, at),
        approved(0, MANAGER_STEP, at),
        opened(1, DIRECTOR_STEP, DIRECTOR_PANEL, at));
  }

  static List<Event> directorApproved(int director, Instant at) {
    return List.of(
        voted(1, ApprovalPeer.director(director), at),
        approved(1, DIRECTOR_STEP, at),
        new Event("approval.approved", "{\"at\":\"" + at + "\"}"));
  }

  static String progressSubmitted(Instant at) {
    return "{\"v\":1,\"results\":[],\"trail\":{\"events\":2,\"at\":" + nanos(at) + CHAIN
        + step(0, MANAGER_STEP, MANAGER_PANEL, at) + "}";
  }

  static String progressManagerApproved(Instant at) {
    return "{\"v\":1,\"results\":[" + result(0, MANAGER_STEP, ApprovalPeer.MANAGER, at)
        + "],\"trail\":{\"events\":5,\"at\":" + nanos(at) + CHAIN + step(1, DIRECTOR_STEP, DIRECTOR_PANEL, at) + "}";
  }

  static String progressApproved(int director, Instant at) {
    return "{\"v\":1,\"results\":[" + result(0, MANAGER_STEP, ApprovalPeer.MANAGER, at) + ","
        + result(1, DIRECTOR_STEP, ApprovalPeer.director(director), at) + "],\"trail\":{\"events\":8,\"at\":" + nanos(at)
        + CHAIN + "\"outcome\":\"approved\"}";
  }

  private static Event voted(int step, String by, Instant at) {
    return new Event("approval.vote-cast", "{\"at\":\"" + at + "\",\"step\":" + step + ",\"by\":\"" + by
        + "\",\"choice\":\"approve\",\"comment\":\"\"}");
  }

  private static Event approved(int step, String name, Instant at) {
    return new Event("approval.step-approved", "{\"at\":\"" + at + "\",\"step\":" + step + ",\"name\":\"" + name
        + "\",\"ground\":\"votes\"}");
  }

  private static Event opened(int step, String name, String panel, Instant at) {
    return new Event("approval.step-opened", "{\"at\":\"" + at + "\",\"step\":" + step + ",\"name\":\"" + name
        + "\",\"due_at\":\"" + due(at) + "\",\"panel\":" + panel + ",\"barred\":[]}");
  }

  private static String subject(String deal) {
    return "\"entity_id\":\"" + deal + "\",\"fields\":{\"discount\":15,\"deal\":\"" + deal + "\"}";
  }

  static String origin(String deal, Instant at) {
    return "{\"v\":1," + DEFINITION + subject(deal) + ",\"requester\":\"" + REQUESTER + "\",\"submitted_at\":"
        + nanos(at) + "}";
  }

  static long nanos(Instant instant) {
    return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
  }

  private static String result(int index, String name, String by, Instant at) {
    return "{\"index\":" + index + ",\"name\":\"" + name + "\",\"ending\":\"approved\",\"at\":" + nanos(at)
        + ",\"votes\":[{\"by\":\"" + by + "\",\"choice\":\"approve\"}]}";
  }

  private static String step(int index, String name, String panel, Instant at) {
    return "\"step\":{\"index\":" + index + ",\"name\":\"" + name + "\",\"opened_at\":" + nanos(at)
        + ",\"level\":0,\"due_at\":" + nanos(due(at)) + ",\"panels\":[" + panel + "]}";
  }
}
