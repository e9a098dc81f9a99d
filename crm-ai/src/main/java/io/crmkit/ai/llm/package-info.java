/**
 * The port to language models: messages in, an answer or a typed failure out, within a deadline and a budget.
 *
 * <pre>{@code
 * LlmPort model = new SchemaLadder(OpenAiLlm.of(client, access, clock), clock, 2);
 * LlmReply reply = model.complete(LlmRequest.builder(clock.instant().plusSeconds(30))
 *     .system("You write e-mails.").user("Thank Ada for her order.").schema(schema).build());
 * String json = reply.orElseThrow().json().orElseThrow();      // valid by the schema
 * }</pre>
 *
 * <p>Adapters: {@code openai} speaks to servers that are compatible with OpenAI's, {@code replay} records and replays.
 * {@code guarded} has what goes around any of them. Everything is immutable and safe to share between threads, builders
 * excepted; nothing here starts a thread or logs, and no text of a value shows what messages say.
 */
@NullMarked
package io.crmkit.ai.llm;

import org.jspecify.annotations.NullMarked;
