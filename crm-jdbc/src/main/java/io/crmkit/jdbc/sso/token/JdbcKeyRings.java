package io.crmkit.jdbc.sso.token;

import io.crmkit.jdbc.Transactions;
import io.crmkit.jdbc.state.JdbcStates;
import io.crmkit.jdbc.state.StateTable;
import io.crmkit.sso.token.json.TokenFormats;
import io.crmkit.sso.token.model.KeyRing;
import io.crmkit.sso.token.model.RingId;
import io.crmkit.sso.token.port.KeyRings;

/** The rings of keys in their table. */
final class JdbcKeyRings extends JdbcStates<RingId, KeyRing> implements KeyRings {

  JdbcKeyRings(Transactions transactions) {
    super(transactions, TokenFormats.RING, new StateTable("crm_key_ring", "ring_id"));
  }
}
