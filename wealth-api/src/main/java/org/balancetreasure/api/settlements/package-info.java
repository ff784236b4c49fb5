/** Settlement days with transfer agents, for finance staff. */
@NullMarked
package org.balancetreasure.api.settlements;

import org.jspecify.annotations.NullMarked;
