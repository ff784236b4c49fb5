/** What the night remembers of its steps: when each is due, what it waits for, how it ended. */
@NullMarked
package org.balancetreasure.night.memory;

import org.jspecify.annotations.NullMarked;
