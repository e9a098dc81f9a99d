/**
 * Answers of a model, recorded once and replayed without it, so that tests need no network and no luck.
 *
 * <pre>{@code
 * RecordingLlm recording = new RecordingLlm(model);
 * recording.complete(request);
 * String file = recording.tape().write();                         // JSON, to be kept beside the test
 * LlmPort replay = new ReplayLlm(Tape.read(file).orElseThrow());  // the same answers to the same requests
 * }</pre>
 *
 * <p>A tape has the digests of requests and whole answers. Record inside redaction, so that it has placeholders and no
 * personal data. Safe for concurrent use.
 */
@NullMarked
package io.crmkit.ai.llm.replay;

import org.jspecify.annotations.NullMarked;
