package org.balancetreasure.fundfiles;

/** Copies records value by value, so that every getter and setter takes part in a round trip. */
final class Values {

    private Values() {}

    static void copy(FundRecord from, FundRecord to) {
        for (Field field : from.layout().fields()) {
            if (field.type() == FieldType.N) {
                to.setDecimal(field.name(), from.decimal(field));
            } else {
                to.set(field.name(), from.text(field));
            }
        }
    }
}
