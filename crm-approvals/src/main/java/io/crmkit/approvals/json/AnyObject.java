package io.crmkit.approvals.json;

import io.crmkit.core.Scalar;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object whose members are not looked at. */
@Scalar
record AnyObject(Map<String, @Nullable Object> members) {}
