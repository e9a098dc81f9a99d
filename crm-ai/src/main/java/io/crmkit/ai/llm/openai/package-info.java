/**
 * Servers that are compatible with OpenAI's chat completions, on the HTTP client of the JDK.
 *
 * <pre>{@code
 * OpenAiAccess access = OpenAiAccess.of(URI.create("https://api.openai.com/v1/"), "gpt-4.1-mini", key).build();
 * LlmPort model = OpenAiLlm.of(HttpClient.newHttpClient(), access, Clock.systemUTC());
 * }</pre>
 *
 * <p>Everything here is immutable and safe to share between threads.
 */
@NullMarked
package io.crmkit.ai.llm.openai;

import org.jspecify.annotations.NullMarked;
