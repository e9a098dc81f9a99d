package io.crmkit.sso.jose;

import io.crmkit.core.Scalar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object as it is written: values are texts, numbers, booleans, lists and maps. */
@Scalar
record AnyObject(Map<String, @Nullable Object> members) {}
