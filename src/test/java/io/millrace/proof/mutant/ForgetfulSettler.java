package io.millrace.proof.mutant;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Makes the node that settles reviews throw after it has changed its state, for one record in {@value #RARITY}: what it was
 * to forward is lost, and the state tells of it.
 */
public final class ForgetfulSettler implements ProcessorWrapper {

    private static final String NODE = "settle-reviews";
    private static final int RARITY = 100;

    /** For Kafka Streams, which makes it by name. */
    public ForgetfulSettler() {}

    @Override
    public <KIn, VIn, KOut, VOut> WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
            String node, ProcessorSupplier<KIn, VIn, KOut, VOut> supplier) {
        return node.equals(NODE) ? new Forgetful<>(supplier) : ProcessorWrapper.asWrapped(supplier);
    }

    @Override
    public <KIn, VIn, VOut> WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
            String node, FixedKeyProcessorSupplier<KIn, VIn, VOut> supplier) {
        return ProcessorWrapper.asWrappedFixedKey(supplier);
    }

    private record Forgetful<KIn, VIn, KOut, VOut>(ProcessorSupplier<KIn, VIn, KOut, VOut> supplier)
            implements WrappedProcessorSupplier<KIn, VIn, KOut, VOut> {

        @Override
        public Processor<KIn, VIn, KOut, VOut> get() {
            Processor<KIn, VIn, KOut, VOut> right = supplier.get();
            return new Processor<>() {
                @Override
                public void init(ProcessorContext<KOut, VOut> context) {
                    right.init(forgetful(context));
                }

                @Override
                public void process(Record<KIn, VIn> record) {
                    right.process(record);
                }

                @Override
                public void close() {
                    right.close();
                }
            };
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return supplier.stores();
        }

        @SuppressWarnings("unchecked")
        private ProcessorContext<KOut, VOut> forgetful(ProcessorContext<KOut, VOut> context) {
            return (ProcessorContext<KOut, VOut>) Proxy.newProxyInstance(
                    ForgetfulSettler.class.getClassLoader(),
                    new Class<?>[] {ProcessorContext.class},
                    (proxy, method, arguments) -> {
                        if (method.getName().equals("forward")
                                && context.recordMetadata().orElseThrow().offset() % RARITY == RARITY - 1) {
                            throw new IllegalStateException("thrown on purpose");
                        }
                        try {
                            return method.invoke(context, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
