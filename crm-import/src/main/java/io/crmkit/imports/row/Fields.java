package io.crmkit.imports.row;

import io.crmkit.core.expression.ValueType;
import io.crmkit.core.naming.JsonPointer;
import io.crmkit.imports.model.template.FieldPolicy;
import io.crmkit.imports.model.template.FieldPolicy.Take;
import io.crmkit.imports.model.template.Template;
import io.crmkit.imports.model.template.TransformationRule;
import io.crmkit.imports.model.template.TransformationRule.Coalesce;
import io.crmkit.imports.model.template.TransformationRule.Concat;
import io.crmkit.imports.model.template.TransformationRule.Default;
import io.crmkit.imports.model.template.TransformationRule.ParseBoolean;
import io.crmkit.imports.model.template.TransformationRule.ParseDate;
import io.crmkit.imports.model.template.TransformationRule.ParseNumber;
import io.crmkit.imports.model.template.TransformationRule.Scale;
import io.crmkit.imports.model.template.TransformationRule.Split;
import io.crmkit.imports.model.template.TransformationRule.SplitName;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a template says about its fields. */
final class Fields {

  private Fields() {}

  static boolean makes(TransformationRule rule, String field) {
    if (rule instanceof Split split) {
      return split.into().contains(field);
    }
    if (rule instanceof SplitName name) {
      return name.given().equals(field) || name.family().equals(field);
    }
    return rule.field().equals(field)
        && (rule instanceof Default || rule instanceof Concat || rule instanceof Coalesce);
  }

  /** Returns the fields that may have a value in some row, of those that have a column and those that rules make. */
  static Set<String> filled(Template template, Set<String> columns) {
    Set<String> filled = new HashSet<>(columns);
    for (TransformationRule rule : template.transformationRules()) {
      if (rule instanceof Split split && filled.contains(split.field())) {
        filled.addAll(split.into());
      } else if (rule instanceof SplitName name && filled.contains(name.field())) {
        filled.add(name.given());
        filled.add(name.family());
      } else if (rule instanceof Default
          || rule instanceof Concat concat && !Collections.disjoint(filled, concat.fields())
          || rule instanceof Coalesce coalesce && !Collections.disjoint(filled, coalesce.fields())) {
        filled.add(rule.field());
      }
    }
    return filled;
  }

  /** Whether a row without a value may take that of a record away, by the policies of the field. */
  static boolean mayBeBlanked(Template template, String field) {
    for (FieldPolicy policy : template.fieldPolicies()) {
      if (policy.field().equals(field) && policy.take() == Take.IMPORTED) {
        return true;
      }
      if (policy.field().equals(field) && policy.source() == null) {
        return false;
      }
    }
    return true;
  }

  static String mapping(String source) {
    return JsonPointer.ROOT.child("field_mapping").child(source).toString();
  }

  /** Returns what the values of fields mean, by the rules that read them. */
  static Map<String, ValueType> types(Template template) {
    Map<String, ValueType> types = new HashMap<>();
    for (TransformationRule rule : template.transformationRules()) {
      if (rule instanceof ParseNumber || rule instanceof Scale) {
        types.put(rule.field(), ValueType.NUMBER);
      } else if (rule instanceof ParseDate) {
        types.put(rule.field(), ValueType.DATE);
      } else if (rule instanceof ParseBoolean) {
        types.put(rule.field(), ValueType.BOOLEAN);
      }
    }
    return types;
  }
}
