/** Payment instructions written and statements read by us and by bare StAX. */
@NullMarked
package org.balancetreasure.benchmarks.bankfiles;

import org.jspecify.annotations.NullMarked;
