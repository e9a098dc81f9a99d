/**
 * A small typed language for conditions and computations over the fields of a subject.
 *
 * <pre>{@code
 * Expression rule = Expression.condition("amount > USD 1000.00 and stage not in ('Won', 'Lost')").orElseThrow();
 * Fields deal = Fields.NONE.with("amount", Value.of(Money.parse("USD 2500.00"))).with("stage", Value.of("Open"));
 * boolean applies = rule.holds(deal).orElseThrow();
 * Set<FieldPath> read = rule.fields();
 * String canonical = rule.toString();
 * }</pre>
 *
 * <p>{@link io.crmkit.core.expression.Expression} is the entry point, {@link io.crmkit.core.expression.Value} what it
 * reads and yields, {@link io.crmkit.core.expression.ValueJson} the text form of values. There is no clock, no
 * reflection and no scripting engine: a condition about today takes today as a field. Everything here is immutable and
 * safe to share between threads, builders excepted.
 *
 * <h2>Grammar</h2>
 *
 * <pre>
 * expression  = conjunction { "or" conjunction }
 * conjunction = negation { "and" negation }
 * negation    = "not" negation | predicate
 * predicate   = sum [ comparison sum
 *                   | "is" [ "not" ] "null"
 *                   | [ "not" ] "in" ( "(" [ items ] ")" | list | field | call )
 *                   | [ "not" ] "between" sum "and" sum
 *                   | [ "not" ] ( "contains" | "starts" "with" | "ends" "with" ) sum ]
 * comparison  = "=" | "!=" | "&lt;&gt;" | "&lt;" | "&lt;=" | "&gt;" | "&gt;="
 * sum         = product { ( "+" | "-" ) product }
 * product     = unary { ( "*" | "/" ) unary }
 * unary       = "-" unary | primary
 * primary     = number | text | "true" | "false" | "null" | date | instant | money
 *             | list | field | call | "(" expression ")"
 * number      = digits [ "." digits ]
 * text        = "'" { character | "''" } "'" | '"' { character | '""' } '"'
 * date        = "date" text                  (as in date '2024-10-01')
 * instant     = "instant" text               (as in instant '2024-10-01T00:00:00Z')
 * money       = code number                  (as in USD 1000.00; an ISO 4217 code in capitals)
 * list        = "[" [ items ] "]"
 * items       = expression { "," expression }
 * field       = name { "." name }
 * name        = ( letter | "_" ) { letter | "_" | digit } | "`" { character | "``" } "`"
 * call        = name "(" [ items ] ")"       (see {@link io.crmkit.core.expression.Function})
 * </pre>
 *
 * <p>Words of the language and names of functions are the same in any case; names of fields are not. A field named like
 * one of {@code and or not in between is null true false contains starts ends with} is written in back quotes. A minus
 * right before a number or an amount belongs to it. Bounds: {@value Expression#LONGEST_TEXT} characters, depth
 * {@value Expression#DEEPEST}, {@value Expression#MOST_NODES} parts, lists of {@value Expression#LONGEST_LIST}.
 *
 * <h2>Absence</h2>
 *
 * <p>A field that is missing or null is absent, and so is whatever is computed from it, except by {@code is null},
 * {@code coalesce} and {@code if}. In a condition, absence is the unknown of SQL's three-valued logic, and a condition
 * holds only if it is true:
 *
 * <pre>
 * a        b        a and b  a or b   not a
 * true     true     true     true     false
 * true     false    false    true     false
 * true     unknown  unknown  true     false
 * false    true     false    true     true
 * false    false    false    false    true
 * false    unknown  false    unknown  true
 * unknown  true     unknown  true     unknown
 * unknown  false    false    unknown  unknown
 * unknown  unknown  unknown  unknown  unknown
 * </pre>
 *
 * <p>{@code x in (…)} is true if an item equals x, else unknown if x or an item is absent and the list is not empty,
 * else false. {@code and} stops at the first false, {@code or} at the first true, {@code between} is
 * {@code x >= low and x <= high}; what they do not reach is not evaluated and cannot fail.
 *
 * <h2>Types</h2>
 *
 * <p>Only values of one type compare; true and false have no order, lists and groups neither order nor equality, and
 * amounts of different currencies do not compare. Sums, differences and products of numbers are exact, quotients are
 * rounded to 34 digits half even ({@link java.math.MathContext#DECIMAL128}). Money times or divided by a number is
 * rounded once to the minor unit, half even; money divided by money is a number. Everything else is a violation that
 * quotes the part at fault:
 *
 * <ul>
 *   <li>reading: {@code expression.too-long}, {@code .too-deep}, {@code .too-many-nodes}, {@code .list-too-long},
 *       {@code .syntax}, {@code .unknown-function}, {@code .wrong-arguments}, and all of the next two lines for parts
 *       without a field;
 *   <li>checking: {@code .type-clash}, {@code .unknown-field};
 *   <li>evaluating: {@code .type-clash}, {@code .currency-clash}, {@code .division-by-zero}, {@code .too-large},
 *       {@code .bad-value}.
 * </ul>
 */
@NullMarked
package io.crmkit.core.expression;

import org.jspecify.annotations.NullMarked;
