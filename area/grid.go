package area

import "math"

// Grid is where a place on the globe (WGS 84, degrees) lies on the British
// National Grid, in metres, to about five: Helmert's shift to the Airy
// ellipsoid, then the transverse Mercator projection. Source: Ordnance Survey,
// "A guide to coordinate systems in Great Britain", annexes B and C.
func Grid(lat, lon float64) (easting, northing float64) {
	φ, λ := toAiry(lat*math.Pi/180, lon*math.Pi/180)
	return project(φ, λ)
}

// toAiry moves a position from the ellipsoid of GPS to the one of the maps.
func toAiry(φ, λ float64) (float64, float64) {
	const a, e2 = 6378137.000, 0.00669438003 // GRS 80
	ν := a / math.Sqrt(1-e2*math.Pow(math.Sin(φ), 2))
	x, y, z := ν*math.Cos(φ)*math.Cos(λ), ν*math.Cos(φ)*math.Sin(λ), ν*(1-e2)*math.Sin(φ)
	const second = math.Pi / 180 / 3600
	const tx, ty, tz, s = -446.448, 125.157, -542.060, 1 + 20.4894e-6
	const rx, ry, rz = -0.1502 * second, -0.2470 * second, -0.8421 * second
	x, y, z = tx+s*x-rz*y+ry*z, ty+rz*x+s*y-rx*z, tz-ry*x+rx*y+s*z
	p := math.Hypot(x, y)
	φ = math.Atan2(z, p*(1-airyE2))
	for range 6 {
		ν := airyA / math.Sqrt(1-airyE2*math.Pow(math.Sin(φ), 2))
		φ = math.Atan2(z+airyE2*ν*math.Sin(φ), p)
	}
	return φ, math.Atan2(y, x)
}

const (
	airyA, airyB = 6377563.396, 6356256.909
	airyE2       = 1 - airyB*airyB/(airyA*airyA)
)

// project is the projection of the National Grid: true origin 49° N 2° W.
func project(φ, λ float64) (easting, northing float64) {
	const f0, φ0, λ0, e0, n0 = 0.9996012717, 49 * math.Pi / 180, -2 * math.Pi / 180, 400000, -100000
	const n = (airyA - airyB) / (airyA + airyB)
	sin, cos, tan := math.Sin(φ), math.Cos(φ), math.Tan(φ)
	ν := airyA * f0 / math.Sqrt(1-airyE2*sin*sin)
	ρ := airyA * f0 * (1 - airyE2) * math.Pow(1-airyE2*sin*sin, -1.5)
	η2 := ν/ρ - 1
	d, sum := φ-φ0, φ+φ0
	m := airyB * f0 * ((1+n+5./4*n*n+5./4*n*n*n)*d -
		(3*n+3*n*n+21./8*n*n*n)*math.Sin(d)*math.Cos(sum) +
		(15./8*n*n+15./8*n*n*n)*math.Sin(2*d)*math.Cos(2*sum) -
		35./24*n*n*n*math.Sin(3*d)*math.Cos(3*sum))
	t2, l := tan*tan, λ-λ0
	northing = m + n0 + ν/2*sin*cos*l*l + ν/24*sin*math.Pow(cos, 3)*(5-t2+9*η2)*math.Pow(l, 4) +
		ν/720*sin*math.Pow(cos, 5)*(61-58*t2+t2*t2)*math.Pow(l, 6)
	easting = e0 + ν*cos*l + ν/6*math.Pow(cos, 3)*(ν/ρ-t2)*math.Pow(l, 3) +
		ν/120*math.Pow(cos, 5)*(5-18*t2+t2*t2+14*η2-58*t2*η2)*math.Pow(l, 5)
	return easting, northing
}
