package io.crmkit.imports.row;

import org.jspecify.annotations.Nullable;

/** What a rule makes of a value that is there. */
@FunctionalInterface
interface TextFunction {

  @Nullable String apply(String value) throws Unfit;
}
