package io.crmkit.forecast.outlook;

import io.crmkit.core.Require;
import java.util.function.UnaryOperator;

/**
 * A level of an organisation, such as all, managers or agents.
 *
 * @param nodeOf returns the node of this level that an owner belongs to
 */
public record Level(String name, UnaryOperator<String> nodeOf) {

  public Level {
    Require.notBlank(name, "name");
  }
}
