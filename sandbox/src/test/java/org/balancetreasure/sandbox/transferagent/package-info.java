/** What the simulated transfer agent answers. */
@NullMarked
package org.balancetreasure.sandbox.transferagent;

import org.jspecify.annotations.NullMarked;
