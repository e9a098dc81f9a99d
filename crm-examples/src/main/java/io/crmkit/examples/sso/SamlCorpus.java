package io.crmkit.examples.sso;

import io.crmkit.core.TenantId;
import io.crmkit.sso.model.Verdict;
import io.crmkit.sso.model.Verdict.Accepted;
import io.crmkit.sso.model.Verdict.Refused;
import io.crmkit.sso.saml.SamlSignOn;
import io.crmkit.sso.saml.model.SamlLogin;
import io.crmkit.sso.saml.model.SamlPolicy.Concession;
import io.crmkit.sso.saml.model.SamlReason;
import io.crmkit.testkit.core.HandClock;
import io.crmkit.testkit.sso.InMemoryReplays;
import io.crmkit.testkit.sso.saml.InMemoryOutstandingRequests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Responses of real providers and attacks on them. Each is judged by a policy that concedes old algorithms; one that
 * uses any again by the usual policy, which must refuse it; and one that is accepted a second time, which must be
 * refused as a replay.
 */
final class SamlCorpus implements Corpus {

  private static final TenantId TENANT = new TenantId("corpus");

  @Override
  public List<Tally> run(CorpusFolder folder) {
    Tally tally = new Tally("saml");
    for (ManifestLine line : folder.lines(SamlCase::isOne)) {
      try {
        count(tally, SamlCase.read(line));
      } catch (IOException | RuntimeException e) {
        tally.broken(line.name(), e);
      }
    }
    return tally.isEmpty() ? List.of() : List.of(tally);
  }

  private static void count(Tally tally, SamlCase input) {
    List<String> problems = new ArrayList<>();
    switch (input.expect()) {
      case "accept" -> judge(input, problems).ofAccept(tally, input.name(), problems);
      case "refuse" -> judge(input, problems).ofRefusal(tally, input.name(), problems);
      default -> tally.leaveOut(input.name(), "what should become of it is " + input.expect());
    }
  }

  private static Outcome judge(SamlCase input, List<String> problems) {
    SamlSignOn signOn = signOn(input);
    Verdict<SamlLogin> verdict = complete(signOn, input, EnumSet.of(Concession.LEGACY_ALGORITHMS));
    boolean isSound = input.expect().equals("accept");
    Outcome first = isSound ? accepted(input, verdict, problems) : refused(verdict, input.reasons(), problems);
    if (verdict instanceof Accepted<SamlLogin> && isSound) {
      first = worse(first, again(signOn, input, problems));
    }
    if (!input.legacyAlgorithms().isEmpty()) {
      Set<String> reasons = isSound ? new HashSet<>() : new HashSet<>(input.reasons());
      reasons.add(SamlReason.WEAK_ALGORITHM.name());
      first = worse(first, refused(
          complete(signOn(input), input, EnumSet.noneOf(Concession.class)), reasons, problems));
    }
    return first;
  }

  private static Outcome worse(Outcome first, Outcome second) {
    return first == Outcome.ACCEPTED || second == Outcome.RIGHT ? first : second;
  }

  private static SamlSignOn signOn(SamlCase input) {
    InMemoryOutstandingRequests requests = new InMemoryOutstandingRequests();
    input.request().ifPresent(request -> requests.add(TENANT, request));
    return new SamlSignOn(requests, new InMemoryReplays(), new HandClock(input.now()));
  }

  private static Verdict<SamlLogin> complete(SamlSignOn signOn, SamlCase input, Set<Concession> concessions) {
    return signOn.complete(TENANT, input.connection(concessions), input.posted());
  }

  private static Outcome accepted(SamlCase input, Verdict<SamlLogin> verdict, List<String> problems) {
    if (verdict instanceof Refused<SamlLogin> refused) {
      if (input.mayBeRefusedFor(refused.refusal().reason())) {
        return Outcome.RIGHT;
      }
      problems.add("must be accepted, but " + said(refused));
      return Outcome.OTHER;
    }
    Map<String, Object> came = facts(verdict.orElseThrow());
    if (!came.entrySet().containsAll(input.facts().entrySet())) {
      problems.add("must come out as %s but as %s".formatted(input.facts(), came));
      return Outcome.OTHER;
    }
    return Outcome.RIGHT;
  }

  private static Map<String, Object> facts(SamlLogin login) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("name_id", login.nameId().value());
    facts.put("session_index", login.principal().sessionIndex());
    facts.put("attributes", login.principal().attributes());
    return facts;
  }

  private static Outcome refused(Verdict<SamlLogin> verdict, Set<String> reasons, List<String> problems) {
    if (!(verdict instanceof Refused<SamlLogin> refused)) {
      problems.add("must be refused for one of %s but was accepted".formatted(reasons));
      return Outcome.ACCEPTED;
    }
    if (!reasons.isEmpty() && !SamlReasons.isOneOf(refused.refusal().reason(), reasons)) {
      problems.add("must be refused for one of %s, but %s".formatted(reasons, said(refused)));
      return Outcome.OTHER;
    }
    return Outcome.RIGHT;
  }

  private static Outcome again(SamlSignOn signOn, SamlCase input, List<String> problems) {
    Verdict<SamlLogin> second = complete(signOn, input, EnumSet.of(Concession.LEGACY_ALGORITHMS));
    // A request that was answered is used up before the assertion is looked for.
    return refused(second, Set.of("REPLAY", "IN_RESPONSE_TO_USED"), problems);
  }

  private static String said(Refused<SamlLogin> refused) {
    return "was refused as %s: %s".formatted(refused.refusal().reason().name(), refused.refusal().message());
  }
}
