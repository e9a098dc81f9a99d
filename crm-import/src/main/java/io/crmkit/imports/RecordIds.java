package io.crmkit.imports;

import io.crmkit.core.TenantId;
import io.crmkit.imports.model.ImportId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The ids of the records that rows make: the same row makes the same id however often its work begins again. */
final class RecordIds {

  private RecordIds() {}

  /** Returns a name-based UUID (RFC 9562, section 5.3). */
  static String of(TenantId tenant, ImportId id, long row) {
    String name = tenant.value() + '\0' + id.value() + '\0' + row;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
