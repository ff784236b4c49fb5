/**
 * What the simulated partners have in common: orders to pay, the way their files go, and the faults that are played.
 */
@NullMarked
package org.balancetreasure.sandbox.partner;

import org.jspecify.annotations.NullMarked;
