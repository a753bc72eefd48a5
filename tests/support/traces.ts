import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  InMemorySpanExporter,
  NodeTracerProvider,
  type ReadableSpan,
  type Sampler,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';

const OFF = new AlwaysOffSampler();
const ON = new AlwaysOnSampler();

/** A tracer keeps the SDK that it first found, so there is one, which samples nothing between tests. */
let sampler: Sampler = OFF;
let exporter: InMemorySpanExporter | undefined;

function registered(): InMemorySpanExporter {
  const memory = new InMemorySpanExporter();
  new NodeTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(memory)],
    sampler: { shouldSample: (...asked) => sampler.shouldSample(...asked), toString: () => 'of the test' },
  }).register();
  return memory;
}

/** Keeps spans in memory from now on, those that are sampled: all by default. */
export function collectSpans(those: Sampler = ON): void {
  exporter ??= registered();
  exporter.reset();
  sampler = those;
}

/** Keeps none any more. */
export function collectNoSpans(): void {
  sampler = OFF;
}

/** The spans that have ended since the last call, in the order of their ends. */
export function takeSpans(): readonly ReadableSpan[] {
  const spans = [...(exporter?.getFinishedSpans() ?? [])];
  exporter?.reset();
  return spans;
}
