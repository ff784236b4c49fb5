package org.balancetreasure.night.transport;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.balancetreasure.night.transport.PartnerTransport.Events;

/** Events in words. */
record Noted(List<String> happened, BooleanSupplier mayGoOn) implements Events {

    Noted(List<String> happened) {
        this(happened, () -> true);
    }

    @Override
    public boolean goesOn() {
        return mayGoOn.getAsBoolean();
    }

    @Override
    public void delivered(String fileName) {
        happened.add("delivered " + fileName);
    }

    @Override
    public void collected(String fileName) {
        happened.add("collected " + fileName);
    }

    @Override
    public void unverified(String fileName, String expected, String found) {
        happened.add("unverified " + fileName + ": expected " + expected + ", found " + found);
    }
}
