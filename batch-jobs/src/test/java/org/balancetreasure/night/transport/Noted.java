package org.balancetreasure.night.transport;

import java.util.List;
import org.balancetreasure.night.transport.PartnerTransport.Events;

/** Events in words. */
record Noted(List<String> happened) implements Events {

    @Override
    public boolean goesOn() {
        return true;
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
