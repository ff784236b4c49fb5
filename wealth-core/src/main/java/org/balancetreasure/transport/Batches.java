package org.balancetreasure.transport;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Gathers rows and hands them on some at a time. Call {@link #flush} after the last. */
public final class Batches<T> {

    private final int size;
    private final Consumer<List<T>> store;
    private final List<T> batch;

    public Batches(int size, Consumer<List<T>> store) {
        this.size = size;
        this.store = store;
        this.batch = new ArrayList<>(size);
    }

    public void add(T row) {
        batch.add(row);
        if (batch.size() == size) {
            flush();
        }
    }

    public void flush() {
        if (!batch.isEmpty()) {
            store.accept(batch);
            batch.clear();
        }
    }
}
