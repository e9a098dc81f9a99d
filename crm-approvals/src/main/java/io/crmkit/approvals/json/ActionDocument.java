package io.crmkit.approvals.json;

import io.crmkit.approvals.model.definition.Action.Trigger;
import io.crmkit.core.Scalar;
import io.crmkit.core.Validated;
import io.crmkit.core.expression.Value;
import io.crmkit.core.expression.ValueJson;
import io.crmkit.core.json.JsonDocuments;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the host is asked to do on a trigger. */
record ActionDocument(Trigger on, Label type, @Nullable Parameters with) {

  /** Values as {@link ValueJson} writes them, in place. */
  @Scalar
  record Parameters(Map<String, @Nullable Object> values) {

    Parameters {
      fields(values).orElseThrow();
    }

    static Parameters of(Value.Fields fields) {
      return new Parameters(JsonDocuments.read(ValueJson.write(fields), AnyObject.class).orElseThrow().members());
    }

    Value.Fields fields() {
      return fields(values).orElseThrow();
    }

    private static Validated<Value.Fields> fields(Map<String, @Nullable Object> values) {
      return ValueJson.readFields(JsonDocuments.write(new AnyObject(values)));
    }
  }
}
