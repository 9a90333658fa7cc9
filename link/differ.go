package link

// Differ compares two ways of putting the same rows together and gives the
// rows, in order, whose person is not made of the same rows in both.
func Differ(a, b []int32) (rows []int32) {
	type both struct{ a, b int32 }
	inA, inB, in := map[int32]int{}, map[int32]int{}, map[both]int{}
	for i := range a {
		inA[a[i]]++
		inB[b[i]]++
		in[both{a[i], b[i]}]++
	}
	for i := range a {
		if n := in[both{a[i], b[i]}]; n != inA[a[i]] || n != inB[b[i]] {
			rows = append(rows, int32(i))
		}
	}
	return rows
}
