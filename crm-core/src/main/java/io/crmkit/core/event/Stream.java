package io.crmkit.core.event;

import io.crmkit.core.Require;

/**
 * The aggregate that events belong to; their order is kept within one stream.
 *
 * @param type the kind of aggregate, such as {@code approval}
 * @param id its id within the tenant
 */
public record Stream(String type, String id) {

  public Stream {
    Require.notBlank(type, "type");
    Require.notBlank(id, "id");
  }

  @Override
  public String toString() {
    return type + "/" + id;
  }
}
