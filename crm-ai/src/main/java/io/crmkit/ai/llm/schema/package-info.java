/**
 * A small part of JSON Schema, checked by name: whatever else a schema has is refused when it is read.
 *
 * <pre>{@code
 * JsonSchema schema = JsonSchema.parse("mail", """
 *     {"type": "object", "required": ["subject"], "additionalProperties": false,
 *      "properties": {"subject": {"type": "string", "maxLength": 80}}}""");
 * schema.read("Sure! {\"subject\": \"Hello\"}");      // Valid[{"subject":"Hello"}]
 * }</pre>
 *
 * <p>Everything here is immutable and safe to share between threads.
 */
@NullMarked
package io.crmkit.ai.llm.schema;

import org.jspecify.annotations.NullMarked;
