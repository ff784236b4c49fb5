/**
 * The steps of the night, one class each: its name, when it is due, what it waits for, what it does, how it proves
 * itself.
 */
@NullMarked
package org.balancetreasure.night.steps;

import org.jspecify.annotations.NullMarked;
