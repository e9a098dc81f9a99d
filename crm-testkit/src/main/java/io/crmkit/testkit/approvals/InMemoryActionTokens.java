package io.crmkit.testkit.approvals;

import io.crmkit.approvals.model.token.ActionToken;
import io.crmkit.approvals.model.token.TokenHash;
import io.crmkit.approvals.port.ActionTokenRepository;
import io.crmkit.core.Require;
import io.crmkit.core.TenantId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens of an in-memory store, guarded by one lock. */
final class InMemoryActionTokens implements ActionTokenRepository {

  private final Map<TenantId, Map<TokenHash, ActionToken>> tokens = new HashMap<>();

  @Override
  public synchronized void add(TenantId tenant, TokenHash hash, ActionToken token) {
    tokens.computeIfAbsent(tenant, unused -> new HashMap<>()).put(hash, token);
  }

  @Override
  public synchronized Optional<ActionToken> find(TenantId tenant, TokenHash hash) {
    return Optional.ofNullable(tokens.getOrDefault(tenant, Map.of()).get(hash));
  }

  @Override
  public synchronized int removeExpired(TenantId tenant, Instant before, int limit) {
    Require.positive(limit, "limit");
    Map<TokenHash, ActionToken> held = tokens.getOrDefault(tenant, new HashMap<>());
    List<TokenHash> expired = held.entrySet().stream()
        .filter(entry -> entry.getValue().expiresAt().isBefore(before)).map(Map.Entry::getKey).limit(limit).toList();
    expired.forEach(held::remove);
    return expired.size();
  }
}
